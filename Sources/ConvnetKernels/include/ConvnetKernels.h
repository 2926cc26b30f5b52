#ifndef CONVNET_KERNELS_H
#define CONVNET_KERNELS_H
// A convolutional network of inverted bottlenecks (EfficientNet-Lite), forward, and backward to the picture.
//
// A block expands its channels (1x1 and ReLU6; in the first block that is the stem, 3x3 with stride 2), sees their
// surroundings (depthwise and ReLU6), and projects them to fewer channels (1x1), which may be added to what came in.
// Pictures lie with the channels of a pixel side by side. All numbers of channels are multiples of 8.
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Channels of a panel: matrices are stored as panels of so many columns, and a panel goes through expansion and depthwise
// convolution while it is in the cache.
#define CN_PANEL 16
#define CN_MOST_BLOCKS 32
#define CN_MOST_TARGETS 64
// Rows of the stem's matrix: 3x3 pixels of three colours.
#define CN_STEM 27

// Where a block's numbers begin in the list of all numbers. A matrix with I rows and O columns is stored as panels, each I
// rows of CN_PANEL numbers, with zeros behind the last column. Biases have zeros up to whole panels too.
typedef struct cn_block {
  uint32_t kernel, stride;             // of the depthwise convolution: 3 or 5, 1 or 2
  uint32_t inputs, expanded, outputs;  // channels; the first block has CN_STEM inputs
  uint32_t adds_input;                 // 1 if what came in is added to the outputs
  size_t expand, expand_bias;          // inputs x expanded
  size_t expand_back;                  // expanded x inputs
  size_t depthwise, depthwise_bias;    // panels of kernel * kernel rows
  size_t project, project_bias;        // expanded x outputs
  size_t project_back;                 // outputs x expanded
} cn_block;

typedef struct cn_network {
  const cn_block *blocks;
  uint32_t block_count;
  uint32_t features;       // channels of the head, 1x1 and ReLU6, whose means the classifier sees
  uint32_t classes;
  size_t head, head_bias;  // outputs of the last block x features
  size_t head_back;        // features x outputs of the last block
  size_t classifier;       // a row of `features` numbers for each class
  size_t classifier_bias;
} cn_network;

typedef enum cn_kind {
  CN_CHANNEL,  // the mean of a channel of a block's output
  CN_LAYER,    // the root mean square of a block's output
  CN_OUTPUT,   // the sum of a class
} cn_kind;

typedef struct cn_target {
  uint32_t kind;
  uint32_t block;
  uint32_t index;  // the channel or the class
  float weight;
} cn_target;

typedef struct cn_task {
  const float *numbers;       // the list of all numbers
  const float *pixels;        // rows * columns triplets from 0 to 1
  uint32_t depth;             // blocks that are computed
  uint32_t is_whole;          // 1 if the head is computed too
  const cn_target *targets;   // NULL if there is no way back from targets
  uint32_t target_count;
  uint32_t is_guided;         // 1 if at each ReLU6 only positive derivatives pass
  float *gradient;            // like pixels: the derivative of the weighted sum of the targets
  double *values;             // of the targets
  // In place of targets, derivatives by the outputs of blocks: a list for each of the `depth` blocks, NULL for none. The
  // task is the way back alone then, from what the last task computed. Or NULL.
  const float *const *given;
} cn_task;

// Memory for pictures of one size: an address as a number, so that it can be handed to other threads.
typedef uintptr_t cn_pass;

// Returns memory for `depth` blocks, and for the head if `is_whole`; 0 if there is none. The most threads that may work
// on a task are `threads`.
cn_pass cn_make(const cn_network *network, uint32_t rows, uint32_t columns, uint32_t depth, uint32_t is_whole,
                uint32_t threads);
void cn_free(cn_pass pass);

// Sets the task, before any thread works on it. All that it points to must stay until all threads have returned.
void cn_begin(cn_pass pass, const cn_task *task);
// Works on the task as thread number `member` of `members`, and returns when the whole task is done. Number 0 says how
// many there are; the others wait for it.
void cn_lead(cn_pass pass, uint32_t members);
void cn_follow(cn_pass pass, uint32_t member);

// What the last task computed: the output of a block, a row of channels for each pixel, with its size; and the means of
// the head's channels.
const float *cn_output(cn_pass pass, uint32_t block, uint32_t *rows, uint32_t *columns);
const float *cn_features(cn_pass pass);
// Computes the sums of `count` classes from `first` on from the last task's features.
void cn_classify(cn_pass pass, const float *numbers, uint32_t first, uint32_t count, float *sums);

#ifdef __cplusplus
}
#endif
#endif
